/** Sign-in with a password, and its limits. */
package dev.millet.members.signin;
