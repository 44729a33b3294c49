/** Sign-ins on their way to a provider and back. */
package dev.millet.sso.attempts;
