/** The conversation with the mail server. */
package dev.millet.mail.smtp;
