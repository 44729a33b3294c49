/** The looks of a message: its headers, its text and its HTML. */
package dev.millet.mail.content;
