package dev.access4j.admin;

/** What an import from an identity provider is made of, in the order in which it comes (AM-5). */
public enum IdentityImportKind {
  /** A role of the organization, from a role of the provider. */
  ROLE,
  /** A group, from a group of the provider. */
  GROUP,
  /** A user, from an account. */
  USER,
  /** That a user is a member of a group. */
  MEMBERSHIP,
  /** That a role is assigned to a user organization-wide (AM-2). */
  ASSIGNMENT
}
