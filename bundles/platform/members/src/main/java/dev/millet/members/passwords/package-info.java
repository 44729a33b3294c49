/** Password rules and hashes. */
package dev.millet.members.passwords;
