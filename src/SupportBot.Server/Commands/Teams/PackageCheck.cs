namespace SupportBot.Server.Commands.Teams;

/// <summary>All that Teams would refuse about a package that could be read.</summary>
internal static class PackageCheck
{
    public static IEnumerable<string> Faults(AppPackage package, string host) => ManifestCheck.Faults(package, host).Concat(IconCheck.Faults(package));
}
