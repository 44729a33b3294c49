/** The pages of single sign-on. */
package dev.millet.sso.page;
