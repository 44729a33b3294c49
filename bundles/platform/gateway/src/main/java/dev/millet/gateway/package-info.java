/** The HTTP gateway: takes requests to the routes of modules. */
package dev.millet.gateway;
