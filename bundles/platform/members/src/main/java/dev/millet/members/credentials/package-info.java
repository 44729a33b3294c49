/** The passwords, sessions, tokens and links by which somebody gets into an account. */
package dev.millet.members.credentials;
