/** The company's own texts, and the consent of members to them. */
package dev.millet.site.texts;
