/** Deletes accounts. */
package dev.millet.members.deletion;
