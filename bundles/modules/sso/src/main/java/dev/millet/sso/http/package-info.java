/** The routes of single sign-on for programs. */
package dev.millet.sso.http;
