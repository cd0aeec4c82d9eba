namespace SupportBot.Server.Commands.Teams;

/// <summary>Teams refuses icons of another size, and an outline without transparency.</summary>
internal static class IconCheck
{
    private const int ColourSize = 192;

    private const int OutlineSize = 32;

    public static IEnumerable<string> Faults(AppPackage package) => [.. Fault(package, "icons.color", ColourSize, false), .. Fault(package, "icons.outline", OutlineSize, true)];

    private static IEnumerable<string> Fault(AppPackage package, string path, int size, bool isTransparent)
    {
        // One that is missing was told when it was not found.
        if (package.Manifest[path] is not { } file || !package.Files.TryGetValue(file, out var bytes))
        {
            yield break;
        }

        if (PngHeader.Read(bytes) is not { } header)
        {
            yield return $"{file} is no PNG. Save it as one.";
        }
        else if ((header.Width, header.Height) != (size, size))
        {
            yield return $"{file} has {header.Width} x {header.Height} pixels. Draw it with {size} x {size}.";
        }
        else if (isTransparent && !header.HasTransparency)
        {
            yield return $"{file} has no transparency. Draw it white on nothing, and save it as PNG with alpha.";
        }
    }
}
