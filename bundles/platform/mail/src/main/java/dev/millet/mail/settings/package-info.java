/** The settings of mail. */
package dev.millet.mail.settings;
