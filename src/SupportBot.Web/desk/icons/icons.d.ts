declare module '*.svg' {
  /** Address of the icon. */
  const address: string;
  export default address;
}
