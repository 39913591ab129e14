/**
 * Journeys of people through the portal in a real browser: what they came for, from signing in to having it. Their words
 * are those on the screen, because a person finds the way by them.
 */
package portico.journeys;
