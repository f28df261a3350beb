package dev.access4j.admin;

/**
 * Keeps the organization and its identity provider in step (AM-5, ID-5, ID-6). See {@link
 * AccessAdmin} for what holds always.
 */
public interface IdentityAdmin {}
