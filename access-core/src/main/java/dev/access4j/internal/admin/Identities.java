package dev.access4j.internal.admin;

import dev.access4j.admin.IdentityAdmin;

/** Keeps an organization and its identity provider in step. */
record Identities(GuardedStore store, Accounts accounts) implements IdentityAdmin {}
