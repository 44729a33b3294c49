/** The API of accounts and their administration. */
package dev.millet.members.http;
