/** Two-factor authentication: codes of an authenticator app, recovery codes, and who needs them. */
package dev.millet.members.twofactor;
