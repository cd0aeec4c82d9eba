using System.Buffers.Binary;

namespace SupportBot.Server.Commands.Teams;

/// <summary>What the first bytes of a PNG say about the picture.</summary>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="HasTransparency">Whether every pixel says how opaque it is.</param>
internal sealed record PngHeader(int Width, int Height, bool HasTransparency)
{
    private const int Length = 26;

    private const int GreyWithAlpha = 4;

    private const int ColourWithAlpha = 6;

    private static ReadOnlySpan<byte> Beginning => [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n', 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R'];

    /// <summary>The header, or none when this is no PNG.</summary>
    public static PngHeader? Read(ReadOnlySpan<byte> file) => file.Length < Length || !file.StartsWith(Beginning)
        ? null
        : new(BinaryPrimitives.ReadInt32BigEndian(file[16..]), BinaryPrimitives.ReadInt32BigEndian(file[20..]), file[25] is GreyWithAlpha or ColourWithAlpha);
}
