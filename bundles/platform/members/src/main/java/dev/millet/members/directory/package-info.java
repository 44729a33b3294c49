/** Finding and listing members. */
package dev.millet.members.directory;
