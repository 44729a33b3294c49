/** Named sets of members. */
package dev.millet.members.groups;
