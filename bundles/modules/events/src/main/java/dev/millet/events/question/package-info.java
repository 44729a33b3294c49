/** The questions that hosts ask those who register, and their answers. */
package dev.millet.events.question;
