import Button from '@mui/material/Button';
import MuiLink from '@mui/material/Link';
import { createLink } from '@tanstack/react-router';

/** A link to a page of the app, in running text. */
export const AppLink = createLink(MuiLink);

/** A link to a page of the app that looks like a button. */
export const LinkButton = createLink(Button);
