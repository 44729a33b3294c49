/** Renders pages: shell, templates, messages, Markdown and slots. */
package dev.millet.pages;
