/** Accounts, handles, profiles and roles. */
package dev.millet.members.accounts;
