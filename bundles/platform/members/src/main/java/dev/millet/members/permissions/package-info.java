/** Permissions of routes. */
package dev.millet.members.permissions;
