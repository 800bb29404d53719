"""Distances between the offices of municipalities."""

import geopandas as gpd
import numpy as np
import pandas as pd
from pyproj import Geod
from scipy.spatial import cKDTree

_GEOD = Geod(ellps="GRS80")


def office_distance_km(
    municipalities: gpd.GeoDataFrame | pd.DataFrame, origins: pd.Index, destinations: pd.Index
) -> pd.Series:
    """Return the geodesic distance in km from each origin's office to its destination's.

    Parameters
    ----------
    municipalities
        Indexed by code, with ``office_lon`` and ``office_lat`` in degrees (EPSG:6668).
    origins, destinations
        Codes of equal length, taken pair by pair.

    Returns
    -------
    Series
        Indexed by *origins*; ``NaN`` where an office is unknown.
    """
    a = municipalities[["office_lon", "office_lat"]].reindex(origins).to_numpy(dtype=float)
    b = municipalities[["office_lon", "office_lat"]].reindex(destinations).to_numpy(dtype=float)
    _, _, metres = _GEOD.inv(a[:, 0], a[:, 1], b[:, 0], b[:, 1])
    return pd.Series(np.asarray(metres) / 1000, index=origins, name="distance_km")


def nearest_office(
    municipalities: gpd.GeoDataFrame | pd.DataFrame, targets: pd.Index
) -> pd.DataFrame:
    """Return for each municipality the nearest of *targets* by their offices.

    Returns
    -------
    DataFrame
        Indexed like *municipalities*: ``nearest`` (code) and ``distance_km``; missing where the
        office is unknown or *targets* is empty. Of equally near ones the smaller code.
    """
    result = pd.DataFrame(
        {"nearest": pd.NA, "distance_km": np.nan}, index=municipalities.index
    ).astype({"nearest": "str"})
    places = municipalities[["office_lon", "office_lat"]].astype(float)
    known = places.notna().all(axis=1)
    goals = places.reindex(targets.sort_values()).dropna()
    if goals.empty:
        return result
    _, at = cKDTree(_unit_vectors(goals.to_numpy())).query(_unit_vectors(places[known].to_numpy()))
    nearest = goals.index[at]
    result.loc[known, "nearest"] = nearest
    distance = office_distance_km(municipalities, places.index[known], nearest)
    result.loc[known, "distance_km"] = distance.to_numpy()
    return result


def _unit_vectors(degrees: np.ndarray) -> np.ndarray:
    lon, lat = np.radians(degrees).T
    return np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])
