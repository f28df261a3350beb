/**
 * Administration: what an admin console or an admin API of a host calls (rules AD-1 to AD-9).
 *
 * <p>{@link dev.access4j.admin.AccessAdmin} leads to one service for each kind of thing. Every call
 * names its {@link dev.access4j.admin.Actor}, is guarded by {@link
 * dev.access4j.admin.AdminOperation the table of permissions}, and is one transaction with its
 * audit events.
 */
@NullMarked
package dev.access4j.admin;

import org.jspecify.annotations.NullMarked;
