/** Groups of members. */
package dev.millet.members.groups;
