package dev.millet.api.members;

/** The way in which a caller showed who they are. */
public enum AuthenticationMethod {
  /** None: a visitor. */
  NONE,
  /** A cookie of a page session. */
  SESSION,
  /** A personal token. */
  TOKEN,
  /** The token that the running instance wrote into its own data directory for its commands. */
  OPERATOR
}
