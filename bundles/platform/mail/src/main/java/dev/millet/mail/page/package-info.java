/** The pages of mail, for administrators. */
package dev.millet.mail.page;
