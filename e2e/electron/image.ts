/** Electron's nativeImage, for PNG files: enough to tell one icon from another. It draws nothing. */
import { existsSync, readFileSync } from 'node:fs';
import type Electron from 'electron';
import { guardClass, strict } from './strict.ts';

/** The eight bytes every PNG begins with (PNG specification, 5.2). */
const PNG_SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');

type Implemented =
  | 'isEmpty'
  | 'getSize'
  | 'setTemplateImage'
  | 'isTemplateImage'
  | 'toPNG'
  | 'toDataURL'
  | 'resize'
  | 'addRepresentation';

export class NativeImage implements Pick<Electron.NativeImage, Implemented> {
  isMacTemplateImage = false;
  /** The file it came from, for tests; undefined for images made otherwise. */
  readonly source: string | undefined;
  private readonly png: Buffer;

  constructor(png: Buffer, source?: string) {
    this.png = png.subarray(0, 8).equals(PNG_SIGNATURE) ? png : Buffer.alloc(0);
    this.source = source;
  }

  isEmpty(): boolean {
    return this.png.length === 0;
  }

  /** Width and height are the first two fields of a PNG's first chunk. */
  getSize(): Electron.Size {
    return this.isEmpty()
      ? { width: 0, height: 0 }
      : { width: this.png.readUInt32BE(16), height: this.png.readUInt32BE(20) };
  }

  setTemplateImage(isTemplate: boolean): void {
    this.isMacTemplateImage = isTemplate;
  }

  isTemplateImage(): boolean {
    return this.isMacTemplateImage;
  }

  toPNG(): Buffer {
    return this.png;
  }

  toDataURL(): string {
    return `data:image/png;base64,${this.png.toString('base64')}`;
  }

  /** The same pixels: nothing here draws, so a size is only a wish. */
  resize(_options: Electron.ResizeOptions): Electron.NativeImage {
    return new NativeImage(this.png, this.source) as unknown as Electron.NativeImage;
  }

  /** Sharper versions are for real screens only. */
  addRepresentation(_options: Electron.AddRepresentationOptions): void {}
}

guardClass(NativeImage);

const give = (png: Buffer, source?: string) =>
  new NativeImage(png, source) as unknown as Electron.NativeImage;

/** Electron's `nativeImage`. A file that is missing or no PNG gives an empty image, as there. */
export const nativeImage = strict('nativeImage', {
  createEmpty: () => give(Buffer.alloc(0)),
  createFromPath: (path) => give(existsSync(path) ? readFileSync(path) : Buffer.alloc(0), path),
  createFromBuffer: (buffer) => give(buffer),
  createFromDataURL: (url) => give(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')),
} satisfies Pick<
  typeof Electron.nativeImage,
  'createEmpty' | 'createFromPath' | 'createFromBuffer' | 'createFromDataURL'
>);

/** Where an image came from, and whether it holds anything. */
export type ImagePicture = {
  readonly source: string | null;
  readonly empty: boolean;
  readonly template: boolean;
};

export function imagePicture(image: Electron.NativeImage | string): ImagePicture {
  const own = typeof image === 'string' ? nativeImage.createFromPath(image) : image;
  const { source, isMacTemplateImage } = own as unknown as NativeImage;
  return { source: source ?? null, empty: own.isEmpty(), template: isMacTemplateImage };
}
