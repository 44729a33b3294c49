/** Random secrets and their hashes. */
package dev.millet.members.secrets;
