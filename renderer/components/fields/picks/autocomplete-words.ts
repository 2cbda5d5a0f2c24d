import type { TFunction } from 'i18next';

/** The words that the component library's pick list would otherwise say in its own English. */
export function autocompleteWords(t: TFunction) {
  return {
    noOptionsText: t('common:field.noOptions'),
    openText: t('common:field.openList'),
    closeText: t('common:field.closeList'),
    clearText: t('common:field.clear'),
  };
}
