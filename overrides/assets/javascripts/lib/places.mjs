/**
 * Where are the stations, and how far from here? Nothing of the visitor's position leaves the browser.
 */

import { file } from "./station-index.mjs";

/** @typedef {{id: string, lat: number, lon: number, precision: number}} Place */

/** The places of all real stations, in WGS-84 as browsers give positions. @param {string} root @returns {Promise<Place[]>} */
export async function realPlaces(root) {
  const overview = await file(root, "map/overview.json");
  const real = overview.provinces.filter((/** @type {any} */ one) => !one.sample);
  return (await Promise.all(real.map((/** @type {any} */ one) => placesOfProvince(root, one.code)))).flat();
}

/** Turns columns of differences into places. @param {string} root @param {string} code of a province @returns {Promise<Place[]>} */
export async function placesOfProvince(root, code) {
  const points = await file(root, `map/points/${code}.json`);
  let lat = 0;
  let lon = 0;
  return points.id.map((/** @type {string} */ id, /** @type {number} */ at) => {
    lat += points.lat[at];
    lon += points.lon[at];
    return { id, lat: lat / points.scale, lon: lon / points.scale, precision: points.precision[at] };
  });
}

const RADIUS_KM = 6371;
const radians = (/** @type {number} */ degrees) => (degrees * Math.PI) / 180;

/** Great-circle distance in kilometres. @param {{lat: number, lon: number}} one @param {{lat: number, lon: number}} other */
export function distance(one, other) {
  const north = radians(other.lat - one.lat);
  const east = radians(other.lon - one.lon);
  const half =
    Math.sin(north / 2) ** 2 + Math.cos(radians(one.lat)) * Math.cos(radians(other.lat)) * Math.sin(east / 2) ** 2;
  return 2 * RADIUS_KM * Math.asin(Math.sqrt(half));
}

/** @param {number} km */
export function distanceWords(km) {
  return km < 1
    ? `${Math.max(50, Math.round(km * 20) * 50)} 米`
    : km < 10
      ? `${km.toFixed(1)} 公里`
      : `${Math.round(km)} 公里`;
}
