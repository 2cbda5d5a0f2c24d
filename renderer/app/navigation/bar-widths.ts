/**
 * Widths of the bar above the page, in rem, below which it makes room. Words of tools that their signs say as well go
 * first, with the tabs of an assessment earlier; then those tabs go to a row of their own.
 */
export const CROWDED = '@container bar (max-width: 54rem)';
export const CROWDED_BY_TABS = '@container bar (max-width: 84rem)';
export const ROWS = '@container bar (max-width: 56rem)';
