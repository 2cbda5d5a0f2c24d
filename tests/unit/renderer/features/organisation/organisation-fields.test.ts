import { expect, test } from 'vitest';
import { ORGANISATION_FIELDS, validateField } from '#renderer/features/organisation/organisation-fields.ts';
import { CERTIFICATION_DEADLINE_KEYS } from '#shared/entities/certification-deadlines.ts';
import { emptyOrganisation, organisation } from '#shared/entities/organisation.ts';

const field = (key: string) => {
  const found = ORGANISATION_FIELDS.find((one) => one.key === key);
  if (found === undefined) throw new Error(`no field ${key}`);
  return found;
};

test('the form has every field of the profile, once', () => {
  // The deadlines have a section of their own, which draws all of them.
  const keys = [...ORGANISATION_FIELDS.map(({ key }) => key), ...CERTIFICATION_DEADLINE_KEYS];
  expect(keys.sort()).toEqual(Object.keys(organisation.shape).sort());
});

test('takes an empty profile except for its name', () => {
  const empty = emptyOrganisation('Contoso');
  expect(ORGANISATION_FIELDS.map((one) => validateField(one, empty[one.key]))).toEqual(
    ORGANISATION_FIELDS.map(() => null),
  );
  expect(validateField(field('name'), '  ')).toBe('nameMissing');
});

test('says what is wrong', () => {
  expect(validateField(field('sector'), 'x'.repeat(501))).toBe('tooLong');
  expect(validateField(field('targetCertificationOn'), '2026-02-30')).toBe('date');
  expect(validateField(field('contactEmail'), 'nobody')).toBe('email');
  expect(validateField(field('contactEmail'), 'a@b.example')).toBeNull();
});
