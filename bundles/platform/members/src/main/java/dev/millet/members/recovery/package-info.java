/** Links to set a new password or to claim an imported account. */
package dev.millet.members.recovery;
