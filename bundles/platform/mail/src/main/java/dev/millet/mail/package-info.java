/** Mail to people. */
package dev.millet.mail;
