/** The threads that send what is due. */
package dev.millet.mail.sending;
