/** The ways into an account: signing up, signing in, setting the system up. */
package dev.millet.members.access;
