using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using SupportBot.Web.Tests.Desk;
using SupportBot.Web.Tests.Stage;

[assembly: AssemblyFixture(typeof(DeskAccounts))]

namespace SupportBot.Web.Tests.Desk;

/// <summary>A store with accounts of each role, made by the program's own command once, and copied for every desk.</summary>
public sealed class DeskAccounts : IDisposable
{
    internal const string Password = "correct horse battery";

    // The hash says how often it was made. These tests sign in often, and what makes it slow is tested elsewhere.
    private const int Rounds = 1000;

    private readonly string _folder = Directory.CreateTempSubdirectory("supportbot-accounts-").FullName;
    private readonly Lazy<Task> _made;

    public DeskAccounts() => _made = new(MakeAsync);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    internal async Task CopyToAsync(string folder)
    {
        await _made.Value;
        foreach (var file in Directory.EnumerateFiles(_folder))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }
    }

    private async Task MakeAsync()
    {
        foreach (var (name, role) in new[] { ("ben", "agent"), ("ada", "lead"), ("root", "admin"), ("kim", "agent") })
        {
            var (code, output, error) = await Tool.RunAsync("dotnet", Checkout.Root, $"{Password}\n", Checkout.Server, "agent", "add", name, "--role", role, "--password-stdin", "--data", _folder);
            Assert.True(code == 0, $"agent add {name} ended with {code}: {output}{error}");
        }

        await using var store = new SqliteConnection($"Data Source={Path.Combine(_folder, "supportbot.db")};Pooling=False");
        await store.OpenAsync();
        await using var change = store.CreateCommand();
        change.CommandText = "UPDATE agents SET password_hash = $hash";
        change.Parameters.AddWithValue("$hash", Hash());
        Assert.Equal(4, await change.ExecuteNonQueryAsync());
    }

    private static string Hash()
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        var hash = Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(Password), salt, Rounds, HashAlgorithmName.SHA256, 32);
        return string.Create(CultureInfo.InvariantCulture, $"pbkdf2-sha256${Rounds}${Convert.ToBase64String(salt)}${Convert.ToBase64String(hash)}");
    }
}
