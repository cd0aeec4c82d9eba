namespace SupportBot.Web.Tests.Stage;

/// <summary>The checkout from which these tests were built.</summary>
internal static class Checkout
{
    public static string Root { get; } = Find();

    public static string Web { get; } = Path.Combine(Root, "src", "SupportBot.Web");

    public static string Tests { get; } = Path.Combine(Root, "tests", "SupportBot.Web.Tests");

    /// <summary>A folder for what is made while testing; git passes it over.</summary>
    public static string Scratch { get; } = Directory.CreateDirectory(Path.Combine(Root, ".artifacts", "web-tests")).FullName;

    /// <summary>The program, built with the same configuration as these tests.</summary>
    public static string Server { get; } =
        Path.Combine(Root, ".artifacts", "bin", "SupportBot.Server", new DirectoryInfo(AppContext.BaseDirectory).Name, "SupportBot.Server.dll");

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SupportBot.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds SupportBot.sln.");
    }
}
