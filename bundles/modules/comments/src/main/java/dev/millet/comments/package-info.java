/** Members talk about subjects, whichever module owns them. */
package dev.millet.comments;
