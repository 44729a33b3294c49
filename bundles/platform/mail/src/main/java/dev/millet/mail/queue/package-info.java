/** The messages in the database, and how far each has come. */
package dev.millet.mail.queue;
