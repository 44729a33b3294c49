/** The API of mail, for programs of administrators. */
package dev.millet.mail.http;
