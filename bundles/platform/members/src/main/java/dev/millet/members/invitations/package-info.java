/** Links by which administrators invite people into a role. */
package dev.millet.members.invitations;
