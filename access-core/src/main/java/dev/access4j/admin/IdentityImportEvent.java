package dev.access4j.admin;

/** What an import from an identity provider has to say of something (AM-5). */
public enum IdentityImportEvent {
  /** It is called otherwise here than at the provider, or was called otherwise before. */
  RENAMED,
  /** Some of it was left out; the rest was imported. */
  LEFT_OUT,
  /** It was not imported. */
  REFUSED
}
