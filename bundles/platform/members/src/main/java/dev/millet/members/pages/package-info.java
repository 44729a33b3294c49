/** The pages of accounts and their administration. */
package dev.millet.members.pages;
