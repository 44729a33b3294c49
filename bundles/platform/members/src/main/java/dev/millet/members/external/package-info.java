/** Accounts elsewhere with which members sign in. */
package dev.millet.members.external;
