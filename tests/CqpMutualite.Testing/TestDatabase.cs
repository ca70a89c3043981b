namespace CqpMutualite.Testing;

/// <summary>A database made from the template, and the data folder that goes with it.</summary>
/// <param name="Name">Name of the database.</param>
/// <param name="ConnectionString">How to connect to it.</param>
/// <param name="Folder">Absolute path of the data folder, which exists.</param>
public sealed record TestDatabase(string Name, string ConnectionString, string Folder);
