export function PdfPreview(_props: { readonly blob: Blob }) {
  return null;
}
